package org.confab.core.soap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** The table of SOAP methods: who carries out which. Names are unique. */
public final class SoapMethods {
  private final Map<String, SoapMethod> methods = new HashMap<>();

  /** A line of the table. */
  public record Row(String name, SoapMethod method) {}

  /** A table of these rows; throws {@link IllegalArgumentException} if a name comes twice. */
  public SoapMethods(List<Row> rows) {
    for (Row row : rows) {
      if (methods.put(row.name(), row.method()) != null) {
        throw new IllegalArgumentException("two rows for " + row.name());
      }
    }
  }

  /**
   * Carries out the method that the body names.
   *
   * @param caller who sent it
   * @param target the Request-URI
   * @param body a SOAP envelope
   * @return the body of the answer, if it has one
   * @throws Refused {@code 501} for a method that nobody carries out, {@code 400} for a body that
   *     is no such envelope, and what the method refuses; each has a SOAP fault if it has no other
   *     body
   */
  public Optional<Body> call(EndpointId caller, SipUri target, Body body) {
    try {
      return answer(caller, target, body);
    } catch (Refused refused) {
      throw refused.body().isPresent() ? refused : explained(refused);
    }
  }

  private Optional<Body> answer(EndpointId caller, SipUri target, Body body) {
    SoapEnvelope envelope = XmlBody.read(body, SoapEnvelope.CONTENT_TYPE, SoapEnvelope::read);
    SoapMethod method = methods.get(envelope.method().name());
    if (method == null) {
      throw new Refused(501, Diagnostic.USER_SERVICES_ERROR, "unknown SOAP method");
    }
    List<XmlElement> answer = method.call(new SoapCall(caller, target, envelope));
    return answer.isEmpty() ? Optional.empty() : Optional.of(body(new SoapEnvelope(answer)));
  }

  private static Refused explained(Refused refused) {
    String why = String.valueOf(refused.getMessage());
    Body fault = body(SoapEnvelope.fault(why));
    return new Refused(refused.status(), refused.diagnostic(), why, Optional.of(fault));
  }

  private static Body body(SoapEnvelope envelope) {
    return new Body(SoapEnvelope.CONTENT_TYPE, Xml.bytes(envelope.write()));
  }
}
