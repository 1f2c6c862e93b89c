package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Random;
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
 * @param scratch to encrypt in
 */
record LoopTools(
    EngineLimits limits,
    InstantSource wall,
    Random random,
    String cname,
    ByteBuffer out,
    CryptoScratch scratch) {

  static LoopTools of(EngineLimits limits, InstantSource wall, Random random, String cname) {
    return new LoopTools(
        limits,
        wall,
        random,
        cname,
        ByteBuffer.allocate(CryptoScratch.MAX_PACKET),
        new CryptoScratch());
  }
}
