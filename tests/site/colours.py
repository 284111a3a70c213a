"""Colours as WCAG measures them, for the browser to work out."""

from __future__ import annotations

# What WCAG asks of the lines of controls and of the focus, against what is behind.
LINE_CONTRAST = 3
LIGHT = """colour => {
  const [red, green, blue] = colour.match(/[\\d.]+/g).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}"""
RESOLVED = """name => {
  const part = document.createElement('i')
  document.body.append(part)
  part.style.color = `var(${name})`
  const colour = getComputedStyle(part).color
  part.remove()
  return colour
}"""
CONTRAST = f"""names => {{
  const [dark, bright] = names.map({RESOLVED}).map({LIGHT}).sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}}"""
