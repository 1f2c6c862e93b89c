package org.confab.mediaserver.ice;

import java.io.IOException;
import org.confab.mediaserver.CPeer;
import org.confab.mediaserver.CProgram;

/** Streams of libnice, the library that Communicator clients on Linux do ICE with. */
public final class NicePeer {
  private NicePeer() {}

  /** Starts one; the test is skipped, which in CI is a failure, if libnice is not installed. */
  public static CPeer start(String... arguments) throws IOException {
    return CPeer.start(CProgram.built("nicepeer", "nice"), arguments);
  }
}
