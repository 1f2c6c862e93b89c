package org.confab.ejb.soap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.confab.core.contacts.ContactMethod;
import org.confab.core.contacts.ContactService;
import org.confab.core.soap.SoapMethods;
import org.confab.core.soap.SoapMethods.Row;

/** Makes the table of SOAP methods; a capability adds its rows here. */
@ApplicationScoped
public class SoapWiring {
  /** The table. */
  @Produces
  @Singleton
  public SoapMethods soapMethods(ContactService contacts) {
    ContactMethod contact = new ContactMethod(contacts);
    Stream<Row> rows = ContactMethod.NAMES.stream().map(name -> new Row(name, contact));
    return new SoapMethods(List.copyOf(rows.toList()));
  }
}
