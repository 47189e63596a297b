# raise with a call over several lines.
class ValidationError(ValueError):
    def __init__(self, field, reason):
        super().__init__(f"{field}: {reason}")
def validate(age):
    if age < 0:
        raise ValidationError(
            "age",
            reason="negative",
        )
validate(-1)
