import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Tells which DNS records lead clients to this server, as lines of a zone file, and looks each of
 * them up.
 *
 * <p>Arguments: domains with commas between, address that the server listens on, port of SIP, port
 * of SIP over TLS, {@code HOST:PORT} of the DNS server or nothing for that of this machine, {@code
 * json} or {@code text}. JSON is an object for one domain, a list of them for several. Exit status
 * 0 if all of them lead here, 1 if one does not, 2 if the DNS server does not answer.
 */
final class Dns {
  /** How a record stands; the later one, the worse. */
  private enum State {
    RIGHT("right"),
    MISSING("missing"),
    WRONG("wrong"),
    UNANSWERED("no answer");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  /** What is found of a record. */
  private record Finding(State state, List<String> found) {}

  /** A record as it should be. */
  private record Wanted(String name, String type, String data, int port, String who) {}

  private static final int TTL = 3600;
  private static final String TIMEOUT_MILLIS = "2000";
  private static final String TRIES = "2";

  private final String domain;
  private final Set<InetAddress> here;
  private final InetAddress address;
  private final int sip;
  private final int sips;
  private final String resolver;
  private final Map<String, Finding> hosts = new HashMap<>();
  private boolean silent;

  private Dns(String domain, String[] arguments) throws UnknownHostException, SocketException {
    this.domain = domain;
    InetAddress bound = InetAddress.getByName(arguments[1]);
    here = bound.isAnyLocalAddress() ? ofThisMachine() : Set.of(bound);
    address =
        here.stream()
            .filter(one -> !one.isLoopbackAddress())
            .findFirst()
            .orElse(here.iterator().next());
    sip = Integer.parseInt(arguments[2]);
    sips = Integer.parseInt(arguments[3]);
    resolver = arguments[4];
  }

  public static void main(String[] arguments) throws Exception {
    boolean json = arguments[5].equals("json");
    List<String> told = new ArrayList<>();
    List<State> states = new ArrayList<>();
    for (String domain : arguments[0].split(",")) {
      Dns dns = new Dns(domain, arguments);
      // A DNS server that has not answered for the first domain is not waited for again.
      dns.silent = states.contains(State.UNANSWERED);
      Map<Wanted, Finding> all = dns.findings();
      told.add(json ? dns.json(all) : dns.zone(all));
      all.values().forEach(one -> states.add(one.state()));
    }
    System.out.println(json ? list(told) : text(told, states));
    State worst = states.stream().max(State::compareTo).orElseThrow();
    System.exit(worst == State.RIGHT ? 0 : worst == State.UNANSWERED ? 2 : 1);
  }

  private static String list(List<String> objects) {
    return objects.size() == 1 ? objects.get(0) : "[" + String.join(",", objects) + "]";
  }

  /** The last line counts the records of all domains. */
  private static String text(List<String> zones, List<State> states) {
    String sum =
        zones.size() == 1 ? "" : "\n\n" + count(states) + ", of " + zones.size() + " domains";
    return String.join("\n\n", zones) + sum;
  }

  private static String count(Collection<State> states) {
    long right = states.stream().filter(one -> one == State.RIGHT).count();
    return "; %d of %d lead here".formatted(right, states.size());
  }

  private Map<Wanted, Finding> findings() {
    Map<Wanted, Finding> all = new LinkedHashMap<>();
    for (Wanted one : wanted()) {
      all.put(one, one.type().equals("SRV") ? service(one) : host(one.name() + "." + domain));
    }
    return all;
  }

  /** The one table of what clients ask for. */
  private List<Wanted> wanted() {
    return List.of(
        host("sip", "this server's name; what clients try at last"),
        host("sipinternal", "Communicator, pidgin-sipe: without SRV, inside"),
        host("sipexternal", "the same, outside"),
        host("lyncdiscoverinternal", "Lync clients: HTTP at port 80, HTTPS at port 443"),
        host("lyncdiscover", "the same, outside"),
        service("_sipinternaltls._tcp", sips, "Communicator, pidgin-sipe: TLS, inside"),
        service("_sipinternal._tcp", sip, "the same over TCP"),
        service("_sip._tls", sips, "the same over TLS, outside"),
        service("_sipfederationtls._tcp", sips, "other organisations' servers"),
        service("_sips._tcp", sips, "SIP phones (RFC 3263): TLS"),
        service("_sip._tcp", sip, "the same over TCP, and pidgin-sipe"),
        service("_sip._udp", sip, "the same over UDP"));
  }

  private Wanted host(String name, String who) {
    String type = address.getAddress().length == 4 ? "A" : "AAAA";
    return new Wanted(name, type, address.getHostAddress().replaceFirst("%.*", ""), 0, who);
  }

  private Wanted service(String name, int port, String who) {
    return new Wanted(name, "SRV", "0 0 " + port + " sip." + domain + ".", port, who);
  }

  /** Right if one of the servers that it names is this one, at that port. */
  private Finding service(Wanted record) {
    List<String> found;
    try {
      found = ask(record.name() + "." + domain, "SRV");
    } catch (NamingException unanswered) {
      return new Finding(State.UNANSWERED, List.of());
    }
    if (found.isEmpty()) {
      return new Finding(State.MISSING, found);
    }
    boolean leads =
        found.stream().map(one -> one.split(" ")).anyMatch(one -> leads(one, record.port()));
    return new Finding(leads ? State.RIGHT : State.WRONG, found);
  }

  private boolean leads(String[] service, int port) {
    return service.length == 4
        && service[2].equals(Integer.toString(port))
        && host(service[3].replaceFirst("\\.$", "")).state() == State.RIGHT;
  }

  private Finding host(String name) {
    return hosts.computeIfAbsent(name, this::lookUp);
  }

  private Finding lookUp(String name) {
    List<String> found = new ArrayList<>();
    try {
      if (resolver.isEmpty()) {
        // As clients do: the machine's file of hosts counts too.
        Arrays.stream(InetAddress.getAllByName(name))
            .map(InetAddress::getHostAddress)
            .forEach(found::add);
      } else {
        found.addAll(ask(name, "A"));
        found.addAll(ask(name, "AAAA"));
      }
      boolean leads = false;
      for (String one : found) {
        leads |= here.contains(InetAddress.getByName(one));
      }
      return new Finding(
          leads ? State.RIGHT : found.isEmpty() ? State.MISSING : State.WRONG, found);
    } catch (UnknownHostException nobody) {
      return new Finding(State.MISSING, found);
    } catch (NamingException unanswered) {
      return new Finding(State.UNANSWERED, found);
    }
  }

  /** The data of all records of a name; none if there is no such name. */
  private List<String> ask(String name, String type) throws NamingException {
    if (silent) {
      throw new CommunicationException("it has not answered before");
    }
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    settings.put("java.naming.provider.url", resolver.isEmpty() ? "dns:" : "dns://" + resolver);
    settings.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
    InitialDirContext context = new InitialDirContext(settings);
    try {
      List<String> found = new ArrayList<>();
      Attribute attribute = context.getAttributes(name + ".", new String[] {type}).get(type);
      if (attribute != null) {
        NamingEnumeration<?> values = attribute.getAll();
        while (values.hasMore()) {
          found.add(String.valueOf(values.next()));
        }
      }
      return found;
    } catch (NameNotFoundException none) {
      return List.of();
    } catch (CommunicationException nobody) {
      silent = true;
      throw nobody;
    } finally {
      context.close();
    }
  }

  private static Set<InetAddress> ofThisMachine() throws SocketException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(one -> !one.isLinkLocalAddress())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String zone(Map<Wanted, Finding> all) {
    StringBuilder out = new StringBuilder("$ORIGIN " + domain + ".\n$TTL " + TTL + "\n");
    all.forEach(
        (record, finding) ->
            out.append(
                "%-23s IN %-4s %-40s ; %s (%s)\n"
                    .formatted(
                        record.name(), record.type(), record.data(), told(finding), record.who())));
    return out.append(count(all.values().stream().map(Finding::state).toList())).toString();
  }

  private static String told(Finding finding) {
    return finding.state() == State.WRONG
        ? "wrong: " + String.join(", ", finding.found()).replaceAll("[^ -~]", "?")
        : finding.state().text;
  }

  private String json(Map<Wanted, Finding> all) {
    return all.entrySet().stream()
        .map(one -> json(one.getKey(), one.getValue()))
        .collect(Collectors.joining(",", "{\"domain\":" + quoted(domain) + ",\"records\":[", "]}"));
  }

  private String json(Wanted record, Finding finding) {
    return "{\"name\":%s,\"type\":%s,\"data\":%s,\"state\":%s,\"found\":[%s]}"
        .formatted(
            quoted(record.name() + "." + domain),
            quoted(record.type()),
            quoted(record.data()),
            quoted(finding.state().text),
            finding.found().stream().map(Dns::quoted).collect(Collectors.joining(",")));
  }

  /** What stands in a DNS record may be anything. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c ->
                out.append(
                    c < ' ' || c == '"' || c == '\\' || c > '~'
                        ? String.format("\\u%04x", c)
                        : (char) c));
    return out.append('"').toString();
  }
}
