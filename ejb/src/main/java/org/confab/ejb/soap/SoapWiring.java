package org.confab.ejb.soap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.contacts.ContactMethod;
import org.confab.core.contacts.ContactService;
import org.confab.core.directory.DirectorySearch;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.presence.LcsMethods;
import org.confab.core.soap.SoapMethods;
import org.confab.core.soap.SoapMethods.Row;
import org.confab.protocol.directory.DirectoryQuery;

/** Makes the table of SOAP methods; a capability adds its rows here. */
@ApplicationScoped
public class SoapWiring {
  /** The table. */
  @Produces
  @Singleton
  public SoapMethods soapMethods(
      ContactService contacts, UserDirectory directory, SearchStore users, LcsMethods lcs) {
    ContactMethod contact = new ContactMethod(contacts);
    List<Row> rows = new ArrayList<>();
    ContactMethod.NAMES.forEach(name -> rows.add(new Row(name, contact)));
    rows.add(new Row(DirectoryQuery.METHOD, new DirectorySearch(directory.domains(), users)));
    rows.addAll(lcs.rows());
    return new SoapMethods(rows);
  }
}
