# Carets below wide characters and accents.
def größe(ñ):
    return "日本語テキスト" + ñ["キー"] + 1
print(größe({"キー": "値"}))
