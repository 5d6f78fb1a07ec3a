//! Several files as one: a ZIP archive, as PKWARE's APPNOTE.TXT 6.3 describes it. The files are small and text, so they are
//! stored as they are; a library that packs would be heavier than what it saves.

/// The time of every entry: 1 January 1980, the first that the format knows. The same files give the same archive.
const DATE: u16 = 0x0021;

/// A UTF-8 name (general purpose bit 11).
const FLAGS: u16 = 0x0800;

/// The version that a reader needs: 2.0.
const VERSION: u16 = 20;

/// An archive of these files: path and content. Paths have `/` between their parts; of equal ones the first stays.
///
/// `None` where the format's 32 bits do not reach (4 GiB, or 65,535 files).
#[must_use]
pub fn zip(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let mut count: u16 = 0;
    for (at, &(path, content)) in files.iter().enumerate() {
        if files[..at].iter().any(|(other, _)| *other == path) {
            continue;
        }
        let offset = u32::try_from(out.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let name = u16::try_from(path.len()).ok()?;
        let mut entry = Vec::with_capacity(26);
        for short in [VERSION, FLAGS, 0, 0, DATE] {
            entry.extend(short.to_le_bytes());
        }
        for long in [crc32(content), size, size] {
            entry.extend(long.to_le_bytes());
        }
        entry.extend(name.to_le_bytes());
        entry.extend(0_u16.to_le_bytes());

        out.extend(b"PK\x03\x04");
        out.extend(&entry);
        out.extend(path.as_bytes());
        out.extend(content);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&entry);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(path.as_bytes());
        count = count.checked_add(1)?;
    }
    let start = u32::try_from(out.len()).ok()?;
    let length = u32::try_from(directory.len()).ok()?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for short in [count, count] {
        out.extend(short.to_le_bytes());
    }
    for long in [length, start] {
        out.extend(long.to_le_bytes());
    }
    out.extend([0; 2]);
    Some(out)
}

/// The checksum of ISO 3309, a bit at a time: the files are small.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn an_archive_has_each_file_once() {
        let archive = zip(&[("Dockerfile", b"FROM a\n"), ("compose.yaml", b"services:\n"), ("Dockerfile", b"x")]);
        let archive = archive.expect("it is small");
        let entries = archive.windows(4).filter(|four| four == b"PK\x01\x02").count();
        assert_eq!(entries, 2);
        assert!(archive.windows(7).any(|seven| seven == b"FROM a\n"));
        let end = &archive[archive.len() - 22..];
        assert_eq!(&end[..4], b"PK\x05\x06");
        let directory = u32::from_le_bytes([end[16], end[17], end[18], end[19]]) as usize;
        assert_eq!(&archive[directory..directory + 4], b"PK\x01\x02");
    }
}
