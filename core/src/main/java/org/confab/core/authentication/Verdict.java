package org.confab.core.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.peers.Peer;
import org.confab.protocol.sip.Diagnostic;

/** What the {@link Authenticator} found out about the sender of a message. */
public sealed interface Verdict {
  /**
   * The message is signed by this endpoint, and a request's From belongs to its user. Who sent it
   * is this endpoint, whatever the message's other headers (P-Asserted-Identity among them) claim.
   *
   * @param endpoint the sender
   */
  record Authenticated(EndpointId endpoint) implements Verdict {}

  /**
   * Another server of the deployment, on a connection that this server has opened and on which the
   * other side has proved its name. What it may do there is for whoever serves its requests.
   *
   * @param peer which one
   */
  record TrustedHop(String peer) implements Verdict {}

  /**
   * A server next to this one, which has proved its name, in the name of one of its users.
   *
   * @param peer which one
   * @param sender whom it speaks for; of a response, whom it was asked for
   */
  record Neighbour(Peer peer, EndpointId sender) implements Verdict {}

  /**
   * The sender is not known. A request gets this answer; an ACK gets none.
   *
   * @param status 401 or 407 with challenges; 400 or 403 if no credentials would help
   * @param headers headers of the answer: challenges, Date
   * @param diagnostic row for {@code ms-diagnostics}; none while nothing has failed yet
   * @param detail for the log; holds nothing secret
   */
  record Challenged(
      int status, List<ResponseHeader> headers, Optional<Diagnostic> diagnostic, String detail)
      implements Verdict {
    /** Keeps its own copy of the headers. */
    public Challenged {
      headers = List.copyOf(headers);
    }

    /** A refusal that no credentials would help. */
    static Challenged refused(int status, Diagnostic diagnostic, String detail) {
      return new Challenged(status, List.of(), Optional.of(diagnostic), detail);
    }

    /** A refusal without a look at the password: there were too many wrong ones. */
    static Challenged tooManyGuesses(Duration wait) {
      String seconds = Long.toString(wait.plusMillis(999).toSeconds());
      return new Challenged(
          403,
          List.of(new ResponseHeader("Retry-After", seconds)),
          Optional.of(Diagnostic.HANDSHAKE_FAILED),
          "too many wrong passwords");
    }

    @Override
    public String toString() {
      String row = diagnostic.map(Diagnostic::name).orElse("-");
      return "Challenged[" + status + ", " + row + ", " + detail + "]";
    }
  }
}
