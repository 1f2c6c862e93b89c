import jakarta.jws.WebMethod;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import webticket.IWebTicketService;

/**
 * Calls every operation of every port with the clients that wsimport has made: {@code Calls BASE
 * USER PASSWORD PKCS10 PATH...}. Prints a line {@code PATH PORT OPERATION answered WHAT} or {@code
 * … fault TEXT} for each call, two for each operation.
 */
public final class Calls {
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final List<Class<?>> INTERFACES =
      List.of(
          groupexpansion.DlxSoap.class,
          groupexpansion.IAddressBook.class,
          locationinformation.ILIService.class,
          IWebTicketService.class,
          certprov.ICertProvisioningService.class);

  private final String base;
  private final String user;
  private final String password;
  private final Operations operations;

  private Calls(String[] arguments) {
    base = arguments[0];
    user = arguments[1];
    password = arguments[2];
    operations = new Operations(base, user, arguments[3]);
  }

  /** Calls what the descriptions at these paths name. */
  public static void main(String[] arguments) throws Exception {
    // Metro warns of every policy that it leaves to us, and of nothing else here.
    LogManager.getLogManager().reset();
    Calls calls = new Calls(arguments);
    for (String path : List.of(arguments).subList(4, arguments.length)) {
      calls.service(path);
    }
  }

  private void service(String path) throws Exception {
    Document description =
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(base + path);
    Element service = first(description, "service");
    QName name =
        new QName(
            description.getDocumentElement().getAttribute("targetNamespace"),
            service.getAttribute("name"));
    Service client = Service.create(URI.create(base + path).toURL(), name);
    NodeList ports = service.getElementsByTagNameNS(WSDL, "port");
    for (int i = 0; i < ports.getLength(); i++) {
      Element port = (Element) ports.item(i);
      Class<?> type = type(description, local(port.getAttribute("binding")));
      QName portName = new QName(name.getNamespaceURI(), port.getAttribute("name"));
      for (Method method : type.getMethods()) {
        String operation = method.getAnnotation(WebMethod.class).operationName();
        String line = path + " " + portName.getLocalPart() + " " + operation;
        String address = address(port);
        System.out.println(
            line
                + " answered "
                + operations.call(operation, right(client, portName, type, address), address));
        System.out.println(line + " fault " + fault(operation, client, portName, type, address));
      }
    }
  }

  private String fault(
      String operation, Service client, QName port, Class<?> type, String address) {
    try {
      Object wrong = right(client, port, type, address);
      return "none: " + operations.fail(operation, wrong, address);
    } catch (SOAPFaultException fault) {
      return fault.getFault().getFaultString();
    }
  }

  /** A client of a port, with the proof that the port asks for. */
  private Object right(Service client, QName name, Class<?> type, String address) {
    Object port = client.getPort(name, type);
    String kind = name.getLocalPart();
    if (kind.contains("WebTicketBearer")) {
      prove(port, ticket(address)::bearer);
    } else if (kind.contains("WebTicketProof")) {
      prove(port, ticket(address)::proof);
    } else if (kind.contains("UserName")) {
      prove(port, this::token);
    } else {
      signIn(port);
    }
    return port;
  }

  private Ticket ticket(String audience) {
    webticket.WebTicketService service = new webticket.WebTicketService();
    IWebTicketService port = service.getWebTicketServiceWinNegotiate();
    signIn(port);
    return Ticket.of(port, audience);
  }

  private void signIn(Object port) {
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.USERNAME_PROPERTY, user);
    context.put(BindingProvider.PASSWORD_PROPERTY, password);
  }

  private Element token() {
    return Ticket.xml(
        "<Security xmlns='%s'><UsernameToken><Username>%s</Username><Password>%s</Password></UsernameToken></Security>"
            .formatted(Ticket.SECURITY, user, password));
  }

  @SuppressWarnings("rawtypes")
  static void prove(Object port, Supplier<Element> header) {
    var binding = ((BindingProvider) port).getBinding();
    List<jakarta.xml.ws.handler.Handler> chain = binding.getHandlerChain();
    chain.add(new Proof(header));
    binding.setHandlerChain(chain);
  }

  private static Class<?> type(Document description, String binding) {
    NodeList all = description.getElementsByTagNameNS(WSDL, "binding");
    for (int i = 0; i < all.getLength(); i++) {
      Element one = (Element) all.item(i);
      if (one.getAttribute("name").equals(binding)) {
        String name = local(one.getAttribute("type"));
        return INTERFACES.stream()
            .filter(c -> c.getSimpleName().equals(name))
            .findFirst()
            .orElseThrow();
      }
    }
    throw new IllegalArgumentException("no binding " + binding);
  }

  private static String address(Element port) {
    NodeList all = port.getElementsByTagName("*");
    return ((Element) all.item(0)).getAttribute("location");
  }

  private static Element first(Document description, String name) {
    return (Element) description.getElementsByTagNameNS(WSDL, name).item(0);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
