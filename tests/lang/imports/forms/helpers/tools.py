name = "tools"
loaded_times = globals().get("loaded_times", 0) + 1
