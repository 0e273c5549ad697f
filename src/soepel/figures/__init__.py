"""The figure: joint angles in degrees, to a posed body, to pictures and frames for the browser.

Axes, everywhere here: x to the figure's left, y up, z forward, in metres, at a height of 1.70 m.
A figure is posed with the right side as `this` side; the left side is its mirror image.
"""
