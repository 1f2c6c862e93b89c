package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.protocol.srtp.CryptoScratch;

/**
 * What all legs of a loop share: one thread works with it at a time.
 *
 * @param limits what the engine takes
 * @param wall time of day, for reports
 * @param random for sources and the spread of reports; a strong one
 * @param cname the engine's name in RTCP
 * @param out to write packets in
 * @param reports to write reports in
 * @param scratch to encrypt in
 * @param samples to decode in
 * @param costly places for legs of codecs that cost much; for any thread
 */
record LoopTools(
    EngineLimits limits,
    InstantSource wall,
    Random random,
    String cname,
    ByteBuffer out,
    ByteBuffer reports,
    CryptoScratch scratch,
    short[] samples,
    Semaphore costly) {

  static LoopTools of(EngineLimits limits, InstantSource wall, Random random, String cname) {
    return new LoopTools(
        limits,
        wall,
        random,
        cname,
        ByteBuffer.allocate(CryptoScratch.MAX_PACKET),
        ByteBuffer.allocate(CryptoScratch.MAX_PACKET),
        new CryptoScratch(),
        new short[AudioCodec.MOST_SAMPLES],
        new Semaphore(limits.costlyLegsOfLoop()));
  }

  /**
   * Nanoseconds until the next report of a leg: between half and one and a half of the interval, so
   * that reports spread (RFC 3550 6.3.1).
   */
  long nextReport() {
    return (long) (limits.reports().toNanos() * (0.5 + random.nextDouble()));
  }
}
