package org.confab.sip.container.servlet;

import gov.nist.javax.sip.stack.CancelTransactions;
import gov.nist.javax.sip.stack.KeptRequests;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.sip.SipFactory;
import org.confab.sip.container.probe.Bindings;
import org.confab.sip.container.probe.FrontProbe;
import org.confab.sip.container.probe.ProxyProbe;
import org.confab.sip.container.probe.SubscriptionProbe;
import org.confab.sip.container.probe.UasProbe;
import org.confab.sip.edge.SipFigures;

/** The whole container with the probe servlets, on ports of its own, without a web server. */
final class RunningContainer implements AutoCloseable {
  private final SipContainer container;
  private final int port;

  RunningContainer() throws IOException {
    this(SipContainer.T1);
  }

  /** With a T1 of so many milliseconds: all timers of UDP follow from it. */
  RunningContainer(int t1) throws IOException {
    this(t1, Optional.empty());
  }

  /** With a guard of the test's own. */
  RunningContainer(Class<?> guard) throws IOException {
    this(SipContainer.T1, Optional.of(guard));
  }

  /** With both. */
  RunningContainer(int t1, Class<?> guard) throws IOException {
    this(t1, Optional.of(guard));
  }

  private RunningContainer(int t1, Optional<Class<?>> guard) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    SipSettings settings =
        new SipSettings(
            "127.0.0.1",
            port,
            0,
            List.of("litwareinc.com"),
            "sip.litwareinc.com",
            Optional.empty());
    container = new SipContainer(context(), settings, t1);
    container.start(
        new Plain(),
        List.of(FrontProbe.class, ProxyProbe.class, UasProbe.class, SubscriptionProbe.class),
        List.of(),
        guard);
  }

  RawClient client(String user) throws IOException {
    return new RawClient(user, RawWire.tcp(port));
  }

  /** A client over {@code tcp} or {@code udp}. */
  RawClient client(String user, String transport) throws IOException {
    return new RawClient(user, transport.equals("udp") ? RawWire.udp(port) : RawWire.tcp(port));
  }

  int port() {
    return port;
  }

  /** How many application sessions there are. */
  int sessions() {
    return container.figures().applicationSessions();
  }

  /** How many SIP transactions there are. */
  int transactions() {
    return container.figures().transactions();
  }

  /** Dialogs that hold a request. */
  long keptRequests() {
    return KeptRequests.in(((ContainerFigures) container.figures()).stack());
  }

  /** Dialogs of the stack. */
  int dialogs() {
    return container.figures().dialogs();
  }

  /** Ends the server's part of every CANCEL now, as 32 seconds do on UDP. */
  void forgetCancels() {
    CancelTransactions.end(((ContainerFigures) container.figures()).stack());
  }

  SipFigures figures() {
    return container.figures();
  }

  @Override
  public void close() {
    container.stop();
  }

  private static ServletContext context() {
    Map<String, Object> attributes = new ConcurrentHashMap<>();
    return (ServletContext)
        Proxy.newProxyInstance(
            RunningContainer.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "getClassLoader" -> RunningContainer.class.getClassLoader();
                  case "getContextPath" -> "/probe";
                  default -> null;
                });
  }

  /** Injects what the probes need, by type. */
  private static final class Plain implements Surroundings {
    private final Bindings bindings = new Bindings();

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void inhabit(Runnable life) {
      life.run();
    }

    @Override
    public <T> T bean(Class<T> type) {
      return inject(type);
    }

    @Override
    public <T> T inject(Class<T> type) {
      try {
        T made = type.getDeclaredConstructor().newInstance();
        for (Field field : type.getDeclaredFields()) {
          if (field.isAnnotationPresent(Inject.class)) {
            field.setAccessible(true);
            field.set(
                made,
                field.getType() == SipFactory.class ? new SipResources().factory() : bindings);
          }
        }
        return made;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
