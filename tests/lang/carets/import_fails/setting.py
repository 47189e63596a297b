values = {"depth": 3}
depth = int(values["depth"]) + int(values["width"])
