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
