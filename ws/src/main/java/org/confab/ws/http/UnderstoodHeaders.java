package org.confab.ws.http;

import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.handler.soap.SOAPHandler;
import jakarta.xml.ws.handler.soap.SOAPMessageContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.confab.protocol.webticket.WebNamespaces;

/**
 * Says that the headers which the filters have dealt with are understood: clients mark some of them
 * with {@code mustUnderstand}.
 */
public final class UnderstoodHeaders implements SOAPHandler<SOAPMessageContext> {
  private static final Set<QName> HEADERS =
      Stream.concat(
              Stream.of(new QName(WebNamespaces.SECURITY, "Security")),
              Stream.of("To", "Action", "ReplyTo", "MessageID", "FaultTo", "From")
                  .map(name -> new QName(WebNamespaces.ADDRESSING, name)))
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public Set<QName> getHeaders() {
    return HEADERS;
  }

  @Override
  public boolean handleMessage(SOAPMessageContext context) {
    return true;
  }

  @Override
  public boolean handleFault(SOAPMessageContext context) {
    return true;
  }

  @Override
  public void close(MessageContext context) {
    // nothing was opened
  }
}
