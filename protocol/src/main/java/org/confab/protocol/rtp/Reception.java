package org.confab.protocol.rtp;

/**
 * What is known of one source as it is received (RFC 3550 A.1, A.3, A.8): whether a sequence number
 * is a likely one, losses, jitter. Makes no garbage; for one thread.
 */
public final class Reception {
  /** A jump forwards beyond this is a restart or nonsense. */
  static final int MAX_DROPOUT = 3_000;

  /** A packet so far behind is too. */
  static final int MAX_MISORDER = 100;

  private static final int CYCLE = 1 << 16;
  private static final int NO_SEQUENCE = CYCLE + 1;

  /** What to do with a packet. */
  public enum Verdict {
    /** It belongs to the stream. */
    TAKE,
    /** It begins the stream anew: what is buffered of the old one is void. */
    RESTART,
    /** It is not sure yet that it belongs to a stream. */
    DROP
  }

  private int probation;
  private boolean begun;
  private int maxSequence;
  private long cycles;
  private int baseSequence;
  private int badSequence = NO_SEQUENCE;
  private long received;
  private long expectedPrior;
  private long receivedPrior;
  private boolean timed;
  private int transit;
  private int jitter16;

  /**
   * A source of which nothing has come.
   *
   * @param probation packets in a row that it takes until one is believed; 1 where packets are
   *     authentic
   */
  public Reception(int probation) {
    this.probation = probation;
  }

  /** Looks at the sequence number of a packet. */
  public Verdict arrived(int sequence) {
    if (!begun) {
      return onProbation(sequence);
    }
    int ahead = (sequence - maxSequence) & 0xffff;
    if (ahead < MAX_DROPOUT) {
      if (sequence < maxSequence) {
        cycles += CYCLE;
      }
      maxSequence = sequence;
    } else if (ahead <= CYCLE - MAX_MISORDER) {
      if (sequence != badSequence) {
        badSequence = (sequence + 1) & 0xffff;
        return Verdict.DROP;
      }
      begin(sequence);
      received = 1;
      return Verdict.RESTART;
    }
    received++;
    return Verdict.TAKE;
  }

  private Verdict onProbation(int sequence) {
    if (badSequence != NO_SEQUENCE && sequence != badSequence) {
      badSequence = (sequence + 1) & 0xffff;
      return Verdict.DROP;
    }
    if (--probation > 0) {
      badSequence = (sequence + 1) & 0xffff;
      return Verdict.DROP;
    }
    begin(sequence);
    received = 1;
    return Verdict.RESTART;
  }

  private void begin(int sequence) {
    begun = true;
    baseSequence = sequence;
    maxSequence = sequence;
    badSequence = NO_SEQUENCE;
    cycles = 0;
    expectedPrior = 0;
    receivedPrior = 0;
    timed = false;
  }

  /**
   * Takes a packet into the jitter.
   *
   * @param arrival in units of the payload's clock, from any origin
   */
  public void timed(int arrival, int timestamp) {
    int now = arrival - timestamp;
    if (timed) {
      int step = now - transit;
      // A step of more than four seconds of any clock is a new origin, not jitter.
      if (step > -400_000 && step < 400_000) {
        jitter16 += Math.abs(step) - ((jitter16 + 8) >> 4);
      }
    }
    transit = now;
    timed = true;
  }

  /** Whether a packet was believed yet. */
  public boolean begun() {
    return begun;
  }

  /** In units of the payload's clock. */
  public int jitter() {
    return jitter16 >> 4;
  }

  /** Packets that should have come and did not; negative if some came twice. */
  public long lost() {
    return expected() - received;
  }

  private long expected() {
    return begun ? cycles + maxSequence - baseSequence + 1 : 0;
  }

  /**
   * A block about this source; the fraction lost is counted from the block made last.
   *
   * @param lastReport see {@link ReportBlock}
   * @param delay see {@link ReportBlock}
   */
  public ReportBlock report(int ssrc, int lastReport, int delay) {
    long expectedNow = expected() - expectedPrior;
    long lostNow = expectedNow - (received - receivedPrior);
    expectedPrior = expected();
    receivedPrior = received;
    int fraction =
        expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    int lost = (int) Math.max(-0x800000, Math.min(0x7fffff, lost()));
    return new ReportBlock(
        ssrc, fraction, lost, (int) (cycles + maxSequence), jitter(), lastReport, delay);
  }
}
