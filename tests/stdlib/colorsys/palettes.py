# colorsys: colour spaces there and back, and a palette made with them.
import colorsys

colours = [(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (1.0, 0.0, 0.0), (0.2, 0.4, 0.4), (0.5, 0.5, 0.5), (0.1, 0.9, 0.3)]
for there, back in [
    (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb), (colorsys.rgb_to_hls, colorsys.hls_to_rgb), (colorsys.rgb_to_hsv, colorsys.hsv_to_rgb),
]:
    for colour in colours:
        converted = there(*colour)
        again = back(*converted)
        print(there.__name__, colour, [round(part, 12) for part in converted], max(abs(a - b) for a, b in zip(again, colour)) < 1e-6)


def palette(count):
    for index in range(count):
        red, green, blue = colorsys.hsv_to_rgb(index / count, 0.6, 0.9)
        yield f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


print(*palette(8), *[colorsys.hsv_to_rgb(h / 6, 1, 1) for h in range(7)])
print(colorsys.hls_to_rgb(0.3, 0.2, 0), colorsys.yiq_to_rgb(1.5, 0, 0), colorsys.rgb_to_hls(1, 0.999, 0.998))
