here = "found on the extended path"
