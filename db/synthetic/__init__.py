"""A valid database of any size, for trials of speed: invented, the same from the same options, realistic in shape."""
