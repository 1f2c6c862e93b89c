package org.confab.mediaserver.audio;

import java.util.Arrays;

/**
 * Takes one stream of frames from a rate to another: a windowed sinc in phases, which lets pass
 * what is below 0.43 of the lower rate and holds back by 60 dB what is above 0.51. It delays by 24
 * samples of the lower rate: 3 ms at 8 kHz.
 *
 * <p>Sums run along the frame, not along the filter: so the compiler makes vectors of them.
 */
public final class Resampler {
  /** Samples of the lower rate that each sample is made of. */
  static final int TAPS = 48;

  private static final double CUTOFF = 0.47;
  private static final double WINDOW = 5.65;
  private static final float[][][][] KERNELS = new float[SampleRate.COUNT][SampleRate.COUNT][][];

  private final int factor;
  private final boolean up;
  private final float[][] kernel;
  private final float[][] phases;
  private final float[] sums;
  private boolean quiet = true;

  /** Of a new stream. */
  public Resampler(SampleRate from, SampleRate to) {
    up = from.compareTo(to) < 0;
    SampleRate low = up ? from : to;
    SampleRate high = up ? to : from;
    factor = high.perSecond() / low.perSecond();
    kernel = kernel(low, high, factor);
    phases = new float[up ? 1 : factor][TAPS - 1 + low.samples()];
    sums = new float[low.samples()];
  }

  /** Takes a frame of the one rate and makes one of the other. */
  public void resample(short[] in, short[] out) {
    quiet = false;
    if (up) {
      rise(in, out);
    } else {
      fall(in, out);
    }
  }

  /** A frame that is not there: what comes next begins anew. */
  public void pause() {
    if (!quiet) {
      quiet = true;
      for (float[] phase : phases) {
        Arrays.fill(phase, 0);
      }
    }
  }

  private void rise(short[] in, short[] out) {
    float[] line = phases[0];
    shift(line);
    for (int each = 0; each < sums.length; each++) {
      line[TAPS - 1 + each] = in[each];
    }
    for (int phase = 0; phase < factor; phase++) {
      Arrays.fill(sums, 0);
      filter(line, kernel[phase]);
      for (int each = 0; each < sums.length; each++) {
        out[each * factor + phase] = sample(sums[each]);
      }
    }
  }

  private void fall(short[] in, short[] out) {
    Arrays.fill(sums, 0);
    for (int phase = 0; phase < factor; phase++) {
      float[] line = phases[phase];
      shift(line);
      for (int each = 0; each < sums.length; each++) {
        line[TAPS - 1 + each] = in[each * factor + phase];
      }
      // The last of the input's samples is the newest: its weights are those of phase 0.
      filter(line, kernel[factor - 1 - phase]);
    }
    for (int each = 0; each < sums.length; each++) {
      out[each] = sample(sums[each] / factor);
    }
  }

  private static void shift(float[] line) {
    System.arraycopy(line, line.length - TAPS + 1, line, 0, TAPS - 1);
  }

  private void filter(float[] line, float[] taps) {
    for (int tap = 0; tap < TAPS; tap++) {
      add(line, tap, taps[tap], sums);
    }
  }

  private static void add(float[] line, int from, float weight, float[] sums) {
    for (int each = 0; each < sums.length; each++) {
      sums[each] += weight * line[from + each];
    }
  }

  private static short sample(float value) {
    return Frame.saturated((int) (value + (value < 0 ? -0.5f : 0.5f)));
  }

  private static synchronized float[][] kernel(SampleRate low, SampleRate high, int factor) {
    float[][][] row = KERNELS[low.ordinal()];
    if (row[high.ordinal()] == null) {
      row[high.ordinal()] = design(factor);
    }
    return row[high.ordinal()];
  }

  // The filter is symmetric, so its phases serve both ways. Phases of one sum each keep a steady
  // value steady.
  private static float[][] design(int factor) {
    double middle = (TAPS * factor - 1) / 2.0;
    float[][] phases = new float[factor][TAPS];
    for (int phase = 0; phase < factor; phase++) {
      double[] taps = new double[TAPS];
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        // The newest sample of the line stands last.
        double time = ((TAPS - 1 - tap) * factor + phase - middle) / factor;
        double angle = 2 * Math.PI * CUTOFF * time;
        double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
        taps[tap] = sinc * window(2 * time / TAPS);
        sum += taps[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        phases[phase][tap] = (float) (taps[tap] / sum);
      }
    }
    return phases;
  }

  /** Kaiser's, by its place between -1 and 1. */
  private static double window(double place) {
    double inside = Math.max(0, 1 - place * place);
    return bessel(WINDOW * Math.sqrt(inside)) / bessel(WINDOW);
  }

  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int each = 1; each < 40; each++) {
      term *= x / (2 * each) * (x / (2 * each));
      sum += term;
    }
    return sum;
  }
}
