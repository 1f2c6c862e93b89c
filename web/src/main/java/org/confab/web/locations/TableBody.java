package org.confab.web.locations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.confab.web.Problem;

/** The table that a request brings: UTF-8, and not longer than what is read. */
final class TableBody {
  private TableBody() {}

  /** Why a body is not read. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
      super(problem.detail());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /**
   * Reads a body, no further than needed.
   *
   * @param longest most bytes
   */
  static String read(InputStream body, int longest) throws IOException, Refused {
    byte[] bytes = body.readNBytes(longest + 1);
    if (bytes.length > longest) {
      throw new Refused(new Problem(413, "Too long", "A table has at most " + longest + " bytes."));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      throw new Refused(new Problem(400, "Bad request", "The table is not in UTF-8."));
    }
  }
}
