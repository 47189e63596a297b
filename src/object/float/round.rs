//! `round(float, ndigits)`: the decimal nearest to the float's exact value, ties to even (`double_round` of
//! Objects/floatobject.c).

/// The float rounded to `digits` decimals; infinite if that overflows.
pub fn round_to(value: f64, digits: i64) -> f64 {
    if !value.is_finite() || digits > 323 || value == 0.0 {
        return value;
    }
    if digits >= 0 {
        return read(&format!("{:.*}", digits as usize, value));
    }
    let magnitude = value.abs();
    let whole = if magnitude < 1.0 {
        0
    } else {
        format!("{:.0}", magnitude.trunc()).len() as i64
    };
    // Digits that remain before the rounding position.
    let kept = whole + digits;
    let rounded = match kept {
        ..0 => 0.0,
        0 => {
            // Half a unit is a tie and goes to zero, which is even.
            let exact = format!("{:.*e}", 770, magnitude);
            let exact = &exact[..exact.find('e').unwrap_or(exact.len())];
            let mut figures = exact.bytes().filter(u8::is_ascii_digit);
            let first = figures.next().unwrap_or(b'0');
            let up = first > b'5' || first == b'5' && figures.any(|digit| digit != b'0');
            if up && whole > 0 {
                read(&format!("1e{whole}"))
            } else {
                0.0
            }
        }
        _ => read(&format!("{:.*e}", kept as usize - 1, magnitude)),
    };
    rounded.copysign(value)
}

fn read(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::round_to;

    /// Expectations are CPython's.
    #[test]
    fn ties_go_to_even_and_values_are_exact() {
        for (value, digits, expected) in [
            (2.675, 2, 2.67),
            (0.5, 0, 0.0),
            (1.5, 0, 2.0),
            (5.0, -1, 0.0),
            (15.0, -1, 20.0),
            (25.0, -1, 20.0),
            (-26.0, -1, -30.0),
            (1e300, -300, 1e300),
            (51.0, -2, 100.0),
            (50.0, -2, 0.0),
            (0.3, -1, 0.0),
        ] {
            assert_eq!(round_to(value, digits), expected, "{value} {digits}");
        }
        assert!(round_to(f64::MAX, -308).is_infinite());
    }
}
