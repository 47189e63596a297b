value = "beta value"
