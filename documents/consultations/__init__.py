"""Written consultations (lấy ý kiến bằng văn bản): members of a body answer over days, without a meeting."""
