package org.confab.core.soap;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/** Port: carries out one method. */
@FunctionalInterface
public interface SoapMethod {
  /**
   * Carries out a call.
   *
   * @return what the answer's SOAP body holds; an empty list means an answer without a body
   * @throws org.confab.core.Refused if it is not carried out
   */
  List<XmlElement> call(SoapCall call);
}
