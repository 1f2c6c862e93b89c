package org.confab.ws.addressbook;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.jws.HandlerChain;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import javax.xml.transform.Source;
import org.confab.core.Settings;
import org.confab.core.addressbook.AddressBook;
import org.confab.core.directory.User;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.xml.XmlElement;
import org.confab.ws.http.TicketService;
import org.jspecify.annotations.Nullable;

/** Searches the address book for who shows a web ticket (operation SearchAbEntry). */
@WebServiceProvider(serviceName = "AddressBookService", targetNamespace = AbEntryRequest.NAMESPACE)
@ServiceMode(Service.Mode.PAYLOAD)
@HandlerChain(file = "/org/confab/ws/http/handlers.xml")
public class AddressBookEndpoint implements Provider<Source> {
  private final AddressBook book;
  private final String serverName;
  @Resource private @Nullable WebServiceContext context;

  /** Made by Metro. */
  public AddressBookEndpoint() {
    this.book = CDI.current().select(AddressBook.class).get();
    this.serverName = CDI.current().select(Settings.class).get().serverName();
  }

  @Override
  public Source invoke(Source request) {
    return TicketService.carryOut(this::search, request, context, serverName);
  }

  private XmlElement search(User user, XmlElement request) {
    try {
      return book.search(AbEntryRequest.read(request)).write();
    } catch (IllegalArgumentException wrong) {
      throw new TicketRefused(WebFault.INVALID_SEARCH, String.valueOf(wrong.getMessage()));
    }
  }
}
