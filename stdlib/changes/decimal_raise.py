        raise error([condition])

    def _raise_all(self, *conditions):
        """Raise the signals of one operation: all flags are set, then the first that is trapped is raised, with all that are."""
        ignored = self._ignored_flags
        raised = [condition for condition in conditions if condition not in ignored] if ignored else conditions
        for condition in raised:
            self.flags[condition] = True
        trapped = [signal for signal in _signals if self.traps[signal] and signal in raised]
        if trapped:
            raise trapped[0](trapped)
