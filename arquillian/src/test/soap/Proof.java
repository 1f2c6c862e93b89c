import jakarta.xml.soap.SOAPException;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.handler.soap.SOAPHandler;
import jakarta.xml.ws.handler.soap.SOAPMessageContext;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;

/** Puts an element into the header of every message that goes out. */
final class Proof implements SOAPHandler<SOAPMessageContext> {
  private final Supplier<Element> header;

  Proof(Supplier<Element> header) {
    this.header = header;
  }

  @Override
  public boolean handleMessage(SOAPMessageContext context) {
    if (Boolean.TRUE.equals(context.get(MessageContext.MESSAGE_OUTBOUND_PROPERTY))) {
      try {
        var envelope = context.getMessage().getSOAPPart().getEnvelope();
        var head = envelope.getHeader() == null ? envelope.addHeader() : envelope.getHeader();
        head.appendChild(context.getMessage().getSOAPPart().importNode(header.get(), true));
      } catch (SOAPException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
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

  @Override
  public Set<QName> getHeaders() {
    return Set.of();
  }
}
