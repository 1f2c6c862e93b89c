package org.confab.core.soap;

import java.util.function.Function;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;

/**
 * One call of a method.
 *
 * @param caller who calls
 * @param target the Request-URI: whose data is meant, or the domain
 * @param envelope the method with its parameters
 */
public record SoapCall(EndpointId caller, SipUri target, SoapEnvelope envelope) {
  /**
   * The parameters as a value.
   *
   * @param codec makes the value; an {@link IllegalArgumentException} means bad parameters
   * @throws Refused {@code 400} for bad parameters
   */
  public <T> T read(Function<SoapEnvelope, T> codec) {
    try {
      return codec.apply(envelope);
    } catch (IllegalArgumentException bad) {
      throw new Refused(400, Diagnostic.XML_PARSE_FAILURE, String.valueOf(bad.getMessage()));
    }
  }
}
