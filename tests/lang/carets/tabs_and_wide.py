# Tabs and wide characters before the marked part.
def f(x):
	if x:
		宽 = "日本" + x["キー"]	# a comment
	return 宽
f({"キー": 5})
