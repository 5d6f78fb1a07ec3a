// What CodeMirror says, in Japanese. Its own words are English.

export const phrases = {
  en: {},
  ja: {
    // @codemirror/search
    "Find": "検索",
    "Replace": "置換後",
    "next": "次へ",
    "previous": "前へ",
    "all": "すべて選択",
    "match case": "大文字と小文字を区別",
    "by word": "単語単位",
    "regexp": "正規表現",
    "replace": "置換",
    "replace all": "すべて置換",
    "close": "閉じる",
    "current match": "現在の一致",
    "replaced $ matches": "$ 件を置換しました",
    "replaced match on line $": "$ 行目の一致を置換しました",
    "on line": "行:",
    "Go to line": "行へ移動",
    "go": "移動",
    // @codemirror/lint
    "Diagnostics": "指摘",
    "No diagnostics": "指摘はありません",
    // @codemirror/view and commands
    "Control character": "制御文字",
    "Selection deleted": "選択範囲を削除しました",
  },
};
