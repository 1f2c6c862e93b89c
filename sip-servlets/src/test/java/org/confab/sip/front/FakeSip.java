package org.confab.sip.front;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.servlet.sip.Address;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import org.confab.core.EndpointId;
import org.confab.core.authentication.Verdict;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.SipEdge;

/** A SIP request without a container: only what the adapters ask for, everything else fails. */
public final class FakeSip {
  /** What was answered: status line first, then headers. */
  public final List<String> answer = new ArrayList<>();

  private final String method;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, Behaviour> more = new HashMap<>();

  /** A request of that method with the header lines {@code Name: value}. */
  public FakeSip(String method, String... lines) {
    this.method = method;
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    attributes.put(SipEdge.FLOW, new FakeFlow());
  }

  /** Sent by that authenticated endpoint. */
  public FakeSip from(String user, String epid) {
    SipUri aor = SipUri.of(user, "litwareinc.com");
    return verdict(new Verdict.Authenticated(new EndpointId(aor, Epid.of(epid))));
  }

  /** With that verdict of the edge. */
  public FakeSip verdict(Verdict verdict) {
    attributes.put(SipEdge.VERDICT, verdict);
    return this;
  }

  /** With that behaviour of one of its methods. */
  public FakeSip on(String name, Function<Object[], Object> behaviour) {
    more.put(name, (called, arguments) -> behaviour.apply(arguments));
    return this;
  }

  /** The header's first value. */
  public String value(String name) {
    return headers.getOrDefault(name, none()).get(0);
  }

  /** The request as servlets see it. */
  public SipServletRequest request() {
    return fake(
        SipServletRequest.class,
        (name, arguments) -> {
          Behaviour own = more.get(name);
          return own == null ? call(name, arguments) : own.call(name, arguments);
        });
  }

  private Object call(String name, Object[] arguments) {
    return switch (name) {
      case "getMethod" -> method;
      case "removeHeader" -> headers.remove((String) arguments[0]);
      case "addHeader" ->
          headers
              .computeIfAbsent((String) arguments[0], header -> new ArrayList<>())
              .add((String) arguments[1]);
      case "setHeader" ->
          headers.put((String) arguments[0], new ArrayList<>(List.of((String) arguments[1])));
      case "getCallId" -> header("Call-ID");
      case "getRequestURI" -> uri("sip:litwareinc.com");
      case "isCommitted" -> false;
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "getFrom" -> address(header("From"));
      case "getTo" -> address(header("To"));
      case "getHeader" -> headers.getOrDefault(arguments[0], none()).get(0);
      case "getHeaders" -> headers.getOrDefault(arguments[0], List.of()).listIterator();
      case "getAddressHeaders" ->
          headers.getOrDefault(arguments[0], List.of()).stream()
              .map(FakeSip::address)
              .toList()
              .listIterator();
      case "createResponse" -> response((int) arguments[0]);
      default -> throw new UnsupportedOperationException(name);
    };
  }

  private static List<String> none() {
    List<String> one = new ArrayList<>();
    one.add(null);
    return one;
  }

  private String header(String name) {
    return headers.get(name).get(0);
  }

  private SipServletResponse response(int status) {
    answer.add(Integer.toString(status));
    return fake(
        SipServletResponse.class,
        (name, arguments) -> {
          switch (name) {
            case "addHeader", "setHeader" -> answer.add(arguments[0] + ": " + arguments[1]);
            case "setContent" -> answer.add(arguments[1] + ", " + ((byte[]) arguments[0]).length);
            case "send" -> answer.add("sent");
            case "getHeader" -> {
              return header((String) arguments[0]) + ";tag=server";
            }
            default -> throw new UnsupportedOperationException(name);
          }
          return null;
        });
  }

  /** A URI that knows its text. */
  public static SipURI uri(String text) {
    return fake(
        SipURI.class,
        (name, arguments) -> {
          if (name.equals("toString")) {
            return text;
          }
          if (name.equals("getParameter")) {
            return SipUri.parse(text).parameter((String) arguments[0]).orElse(null);
          }
          throw new UnsupportedOperationException(name);
        });
  }

  /** {@code <uri>;name=value;…}, or {@code *}. */
  public static Address address(String text) {
    int close = text.indexOf('>');
    Map<String, String> parameters = new HashMap<>();
    if (close >= 0) {
      for (String parameter : text.substring(close + 1).split(";", -1)) {
        String[] parts = parameter.split("=", 2);
        parameters.put(parts[0], parts.length < 2 ? "" : parts[1]);
      }
    }
    return fake(
        Address.class,
        (name, arguments) ->
            switch (name) {
              case "isWildcard" -> text.equals("*");
              case "getURI" -> uri(text.substring(text.indexOf('<') + 1, close));
              case "getParameter" -> parameters.get(arguments[0]);
              case "setParameter" -> parameters.put((String) arguments[0], (String) arguments[1]);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  /** Any interface, with that behaviour. */
  public static <T> T fake(Class<T> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> behaviour.call(called.getName(), arguments)));
  }

  /** What a fake does when one of its methods is called. */
  public interface Behaviour {
    /** The result. */
    Object call(String name, Object[] arguments);
  }

  private static final class FakeFlow implements Flow {
    @Override
    public String id() {
      return "2600";
    }

    @Override
    public String transport() {
      return "tls";
    }

    @Override
    public InetSocketAddress remote() {
      return new InetSocketAddress("127.0.0.1", 12723);
    }

    @Override
    public InetSocketAddress local() {
      return new InetSocketAddress("127.0.0.1", 5061);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
