plain, _under = "plain", "under"
