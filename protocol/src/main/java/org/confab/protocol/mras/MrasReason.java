package org.confab.protocol.mras;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one table of {@code reasonPhrase} ([MS-AVEDGEA] 2.2), each with the SIP status that carries
 * it here.
 */
public enum MrasReason {
  OK("OK", 200),
  REQUEST_MALFORMED("Request Malformed", 400),
  REQUEST_TOO_LARGE("Request Too Large", 413),
  NOT_SUPPORTED("Not Supported", 501),
  SERVER_BUSY("Server Busy", 503),
  TIME_OUT("Time Out", 504),
  FORBIDDEN("Forbidden", 403),
  INTERNAL_SERVER_ERROR("Internal Server Error", 500),
  OTHER_FAILURE("Other Failure", 480),
  VERSION_MISMATCH("Version Mismatch", 400);

  private final String phrase;
  private final int status;

  MrasReason(String phrase, int status) {
    this.phrase = phrase;
    this.status = status;
  }

  /** The words in the response. */
  public String phrase() {
    return phrase;
  }

  /** The SIP status code of the answer. */
  public int status() {
    return status;
  }

  /** The reason with these words. */
  public static Optional<MrasReason> find(String phrase) {
    return Arrays.stream(values()).filter(row -> row.phrase.equals(phrase)).findFirst();
  }
}
