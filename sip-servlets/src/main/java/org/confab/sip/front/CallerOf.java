package org.confab.sip.front;

import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.Verdict;
import org.confab.core.peers.Peer;
import org.confab.core.registrar.FlowAddress;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SipEdge;
import org.jspecify.annotations.Nullable;

/** Who sent a message, as the guard at the edge found out, and on which flow. */
public final class CallerOf {
  private CallerOf() {}

  /**
   * The authenticated endpoint that sent the request; its address is the one in From.
   *
   * @throws Refused 403 if From names somebody else
   */
  public static EndpointId request(SipServletRequest request) {
    return request(request.getAttribute(SipEdge.VERDICT), () -> Uris.of(request.getFrom()));
  }

  /**
   * The same of a request whose text alone there is.
   *
   * @param verdict the edge's
   * @param from the URI in From
   * @throws Refused 403 if From names somebody else
   */
  public static EndpointId request(@Nullable Object verdict, Supplier<SipUri> from) {
    EndpointId caller = sender(verdict);
    if (verdict instanceof Verdict.Neighbour) {
      throw new Refused(403, Diagnostic.CANNOT_ROUTE_FROM_DOMAIN, "not for peers");
    }
    if (!from.get().aor().equals(caller.aor())) {
      throw new Refused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "From is not the caller");
    }
    return caller;
  }

  /**
   * The authenticated endpoint that sent a request which goes on to somebody. From may name another
   * in whose name it may speak: the edge has seen to that.
   */
  public static EndpointId sender(SipServletRequest request) {
    return sender(request.getAttribute(SipEdge.VERDICT));
  }

  private static EndpointId sender(@Nullable Object verdict) {
    if (verdict instanceof Verdict.TrustedHop) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "not for other servers");
    }
    if (verdict instanceof Verdict.Challenged challenged) {
      throw new Challenge(challenged);
    }
    if (verdict instanceof Verdict.Neighbour neighbour) {
      return neighbour.sender();
    }
    if (!(verdict instanceof Verdict.Authenticated authenticated)) {
      throw new Refused(500, Diagnostic.INTERNAL_ERROR, "request came past the edge");
    }
    return authenticated.endpoint();
  }

  /** The peer that brought the message; empty if it comes from a client. */
  public static Optional<Peer> peer(SipServletMessage message) {
    return message.getAttribute(SipEdge.VERDICT) instanceof Verdict.Neighbour neighbour
        ? Optional.of(neighbour.peer())
        : Optional.empty();
  }

  /** The server of the deployment that sent the message; empty if it comes from a client. */
  public static Optional<String> server(SipServletMessage message) {
    return message.getAttribute(SipEdge.VERDICT) instanceof Verdict.TrustedHop trusted
        ? Optional.of(trusted.peer())
        : Optional.empty();
  }

  /** Where what is sent down that connection is addressed to. */
  public static FlowAddress address(Flow flow) {
    return new FlowAddress(
        flow.id(),
        flow.transport(),
        flow.remote().getAddress().getHostAddress(),
        flow.remote().getPort());
  }

  /** The connection that brought the message. */
  public static Flow flow(SipServletMessage message) {
    if (message.getAttribute(SipEdge.FLOW) instanceof Flow flow) {
      return flow;
    }
    throw new Refused(500, Diagnostic.INTERNAL_ERROR, "message came without a flow");
  }
}
