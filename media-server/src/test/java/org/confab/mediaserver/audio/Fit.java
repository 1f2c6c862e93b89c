package org.confab.mediaserver.audio;

/**
 * The tone that fits best to the second half of some sound, and what is left of that without it.
 */
record Fit(double amplitude, double rest) {
  static Fit of(short[] sound, SampleRate rate, double hertz) {
    int from = sound.length / 2;
    int count = sound.length - from;
    // Whole periods or not: sine and cosine are fitted together.
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double ys = 0;
    double yc = 0;
    for (int each = 0; each < count; each++) {
      double s = Math.sin(2 * Math.PI * hertz * each / rate.perSecond());
      double c = Math.cos(2 * Math.PI * hertz * each / rate.perSecond());
      ss += s * s;
      cc += c * c;
      sc += s * c;
      ys += sound[from + each] * s;
      yc += sound[from + each] * c;
    }
    double determinant = ss * cc - sc * sc;
    double a = (ys * cc - yc * sc) / determinant;
    double b = (yc * ss - ys * sc) / determinant;
    double rest = 0;
    for (int each = 0; each < count; each++) {
      double angle = 2 * Math.PI * hertz * each / rate.perSecond();
      double left = sound[from + each] - a * Math.sin(angle) - b * Math.cos(angle);
      rest += left * left;
    }
    return new Fit(Math.hypot(a, b), Math.sqrt(rest / count));
  }

  double noiseDecibels() {
    return 20 * Math.log10(amplitude / Math.sqrt(2) / Math.max(1e-9, rest));
  }
}
