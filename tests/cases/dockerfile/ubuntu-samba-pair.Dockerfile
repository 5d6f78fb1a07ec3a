FROM ubuntu:18.04
RUN apt-get update && apt-get install -y samba
COPY smb.conf /etc/samba/smb.conf
RUN useradd smbuser && (echo pw; echo pw) | smbpasswd -a smbuser
EXPOSE 139 445
ENTRYPOINT service smbd start && service nmbd start && tail -f /var/log/samba/log.smbd
