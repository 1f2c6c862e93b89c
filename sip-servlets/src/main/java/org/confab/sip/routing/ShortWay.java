package org.confab.sip.routing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.Verdict;
import org.confab.core.registrar.Binding;
import org.confab.core.routing.RouteSignature;
import org.confab.core.routing.Router;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.DialogRelay;

/**
 * The {@link ProxyServlet}'s way of a request inside a dialog from one of the server's own clients
 * to another, read from the text. It decides the same; what would be refused, and what goes to or
 * comes from other servers, is left to the servlet.
 */
@Dependent
public class ShortWay implements DialogRelay {
  private static final String SERVLET = "proxy";

  private final Router router;
  private final RouteSignature signature;
  private final Identity identity;

  @Inject
  ShortWay(Router router, RouteSignature signature, Identity identity) {
    this.router = router;
    this.signature = signature;
    this.identity = identity;
  }

  @Override
  public Optional<Onward> request(Inside inside) {
    if (!inside.servlet().equals(SERVLET)
        || !(inside.verdict() instanceof Verdict.Authenticated sender)) {
      return Optional.empty();
    }
    RawMessage request = RawMessage.parse(inside.message());
    if (request.header("referred-by").isPresent()) {
      return Optional.empty();
    }
    try {
      return target(request, inside)
          .map(
              binding ->
                  new Onward(
                      binding.target().asString(),
                      binding.flow(),
                      edit(request, Optional.of(sender.endpoint()))));
    } catch (Refused | IllegalArgumentException refused) {
      return Optional.empty(); // the servlet says so
    }
  }

  private Optional<Binding> target(RawMessage request, Inside inside) {
    RawMessageAddress named = request.to();
    SipUri from = uri(request.from());
    SipUri to = uri(named);
    if (router.peerInDialog(to).isPresent()) {
      return Optional.empty();
    }
    for (String route : inside.routes()) {
      String signed = SipUri.parse(route).parameter(RouteSignature.PARAMETER).orElse("");
      signature.verify(signed, request.callId(), from, to);
    }
    Optional<Epid> epid = Optional.of(named.epid()).filter(e -> !e.isEmpty()).map(Epid::of);
    return Optional.of(router.inDialog(SipUri.parse(request.requestUri()), to, epid));
  }

  @Override
  public Edit answer(Object verdict, byte[] message) {
    Optional<EndpointId> sender =
        verdict instanceof Verdict.Authenticated known
            ? Optional.of(known.endpoint())
            : Optional.empty();
    return edit(RawMessage.parse(message), sender);
  }

  private Edit edit(RawMessage message, Optional<EndpointId> sender) {
    String asserted =
        sender.flatMap(who -> identity.asserted(who, message.header("privacy"))).orElse("");
    return new Edit(identity::staysBehind, latin(asserted));
  }

  /** The same bytes as one character each. */
  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static SipUri uri(RawMessageAddress address) {
    byte[] bytes = address.uri().getBytes(StandardCharsets.ISO_8859_1);
    return SipUri.parse(new String(bytes, StandardCharsets.UTF_8));
  }
}
