package org.confab.sip.container.servlet;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.SipStackImpl;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.annotation.SipApplication;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import org.confab.sip.container.stack.FlowProcessorFactory;
import org.confab.sip.container.stack.SipWire;
import org.confab.sip.container.stack.VerbatimParser;
import org.confab.sip.edge.FlowGuard;
import org.confab.sip.edge.SipFigures;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.SipConnector;
import org.mobicents.servlet.sip.annotation.ConcurrencyControlMode;
import org.mobicents.servlet.sip.core.ExtendedListeningPoint;
import org.mobicents.servlet.sip.core.SipApplicationDispatcherImpl;
import org.mobicents.servlet.sip.startup.StaticServiceHolder;

/**
 * One SIP container: transport, stack, core and the servlets of one WAR. The order of {@link
 * #start} matters to the core; sockets open last, when all servlets can be called.
 */
final class SipContainer {
  private static final System.Logger LOG = System.getLogger(SipContainer.class.getName());
  private static final String ROUTER_PROVIDER =
      "javax.servlet.sip.ar.spi.SipApplicationRouterProvider";

  /** T1 in milliseconds (RFC 3261 17.1.1.1). */
  static final int T1 = 500;

  private static final int T2 = 4_000;
  private static final int T4 = 5_000;
  private static final int TIMER_D = 32_000;

  private final ServletContext context;
  private final SipSettings settings;
  private final int t1;
  private final SipApplicationDispatcherImpl dispatcher;
  private final Service service = new Service();
  private final Map<Integer, SipProvider> providers = new HashMap<>();
  private final List<ServletHandle> servlets = new ArrayList<>();
  private final CoreLog coreLog = CoreLog.open();
  private @Nullable SipWire wire;
  private @Nullable SipStackExt stack;
  private @Nullable Application application;

  /** With timers that begin at {@code t1} milliseconds, {@link #T1} unless it is a test. */
  SipContainer(ServletContext context, SipSettings settings, int t1) {
    this.context = context;
    this.settings = settings;
    this.t1 = t1;
    System.setProperty(ROUTER_PROVIDER, OneApplication.class.getName());
    StaticServiceHolder.sipStandardService = service;
    this.dispatcher = new SipApplicationDispatcherImpl();
    service.setSipApplicationDispatcher(dispatcher);
  }

  void start(
      Surroundings surroundings,
      List<Class<?>> servletClasses,
      List<Class<?>> listenerClasses,
      Optional<Class<?>> guard) {
    SipWire made = new SipWire(settings.tls(), guard(guard, surroundings), surroundings);
    wire = made;
    FlowProcessorFactory.install(made);
    VerbatimParser.install();
    try {
      startCore();
      connect("udp", settings.port());
      connect("tcp", settings.port());
      if (settings.tls().isPresent()) {
        connect("tls", settings.tlsPort());
      }
      deploy(surroundings, servletClasses, listenerClasses);
      dispatcher.start();
      dispatcher.putInService();
      made.names(settings.names());
      made.dialogs(new CoreDialogs(dispatcher, Objects.requireNonNull(application)));
      made.open();
    } catch (SipException | InvalidArgumentException | IOException | ServletException failed) {
      throw new IllegalStateException("SIP container: " + failed.getMessage(), failed);
    }
    LOG.log(System.Logger.Level.INFO, "SIP container listens on {0}", describe());
  }

  private static FlowGuard guard(Optional<Class<?>> type, Surroundings surroundings) {
    return type.<FlowGuard>map(found -> surroundings.bean(found.asSubclass(FlowGuard.class)))
        .orElseGet(OpenGuard::new);
  }

  private void startCore() throws SipException {
    dispatcher.setSipService(service);
    dispatcher.getSipFactory().initialize("gov.nist", true);
    dispatcher.setDomain("confab.sip");
    NoDns noDns = new NoDns();
    dispatcher.setDNSServerLocator(noDns);
    dispatcher.setDNSTimeout(service.getDnsTimeout());
    SipStackExt made =
        (SipStackExt)
            dispatcher
                .getSipFactory()
                .getJainSipFactory()
                .createSipStack(StackProperties.of("confab-" + settings.port(), t1));
    stack = made;
    service.stack(made);
    dispatcher.setBaseTimerInterval(t1);
    dispatcher.setT2Interval(T2);
    dispatcher.setT4Interval(T4);
    dispatcher.setTimerDInterval(TIMER_D);
    dispatcher.setCongestionControlCheckingInterval(-1);
    dispatcher.setGatherStatistics(false);
    dispatcher.setConcurrencyControlMode(ConcurrencyControlMode.SipApplicationSession);
    dispatcher.setBypassRequestExecutor(true);
    dispatcher.setBypassResponseExecutor(true);
    dispatcher.setSipStack(made);
    dispatcher.init();
    settings.domains().forEach(dispatcher::addHostName);
    dispatcher.addHostName(settings.serverName());
  }

  private void connect(String transport, int port) throws SipException, InvalidArgumentException {
    SipStackExt running = Objects.requireNonNull(stack);
    SipConnector connector = new SipConnector();
    connector.setIpAddress(settings.bind());
    connector.setPort(port);
    connector.setTransport(transport);
    ListeningPointExt point =
        (ListeningPointExt) running.createListeningPoint(settings.bind(), port, transport);
    SipProvider provider = providers.get(port);
    if (provider == null) {
      provider = running.createSipProvider(point);
      try {
        provider.addSipListener(dispatcher);
      } catch (java.util.TooManyListenersException impossible) {
        throw new IllegalStateException(impossible);
      }
      providers.put(port, provider);
    } else {
      provider.addListeningPoint(point);
    }
    ExtendedListeningPoint extended = new ExtendedListeningPoint(provider, point, connector);
    extended.setUseStaticAddress(false);
    extended.setGlobalPort(-1);
    service.add(connector);
    dispatcher.getSipNetworkInterfaceManager().addExtendedListeningPoint(extended);
  }

  private void deploy(
      Surroundings surroundings, List<Class<?>> servletClasses, List<Class<?>> listenerClasses)
      throws ServletException {
    ApplicationServlets made = new ApplicationServlets(context, surroundings, servletClasses);
    Optional<SipApplication> declared = made.application();
    String name = declared.map(SipApplication::name).filter(n -> !n.isEmpty()).orElse("confab");
    Application deployed = new Application(name, context, dispatcher, surroundings);
    application = deployed;
    attributes(deployed);
    SipResources.offer(deployed, figures(), Objects.requireNonNull(wire));
    servlets.addAll(made.start());
    servlets.forEach(deployed::add);
    for (Class<?> listener : listenerClasses) {
      deployed.getListeners().add(surroundings.inject(listener));
    }
    deployed.setMainServlet(
        declared
            .map(SipApplication::mainServlet)
            .filter(main -> !main.isEmpty())
            .orElseGet(() -> servlets.get(0).getName()));
    dispatcher.addSipApplication(name, deployed);
  }

  private void attributes(Application deployed) {
    context.setAttribute(SipServlet.SIP_FACTORY, deployed.getSipFactoryFacade());
    context.setAttribute(SipServlet.TIMER_SERVICE, deployed.getTimerService());
    context.setAttribute(SipServlet.SIP_SESSIONS_UTIL, deployed.getSipSessionsUtil());
    context.setAttribute(SipServlet.SUPPORTED, Arrays.asList(dispatcher.getExtensionsSupported()));
    context.setAttribute(SipServlet.OUTBOUND_INTERFACES, dispatcher.getOutboundInterfaces());
  }

  private String describe() {
    return settings.bind()
        + ":"
        + settings.port()
        + " (UDP, TCP)"
        + (settings.tls().isPresent()
            ? ", " + settings.bind() + ":" + settings.tlsPort() + " (TLS)"
            : "");
  }

  /** How much is in memory. */
  SipFigures figures() {
    return new ContainerFigures(
        Objects.requireNonNull(wire),
        (SipStackImpl) Objects.requireNonNull(stack),
        Objects.requireNonNull(application));
  }

  /** Stops what runs, however far the start came. */
  void stop() {
    SipWire open = wire;
    if (open != null) {
      open.stop();
    }
    Application deployed = application;
    if (deployed != null) {
      dispatcher.removeSipApplication(deployed.getApplicationName());
      deployed.stopTimers();
    }
    servlets.forEach(ServletHandle::destroy);
    SipStackExt running = stack;
    if (running != null) {
      EventScanner scanner = ((SipStackImpl) running).getEventScanner();
      dispatcher.stop();
      providers.values().forEach(provider -> provider.removeSipListener(dispatcher));
      // Its thread waits for an event before it looks whether it is stopped.
      scanner.addEvent(new EventWrapper(new IOExceptionEvent(this, "", 0, "tcp"), null));
    }
    SipResources.withdraw();
    FlowProcessorFactory.uninstall();
    // The dispatcher has no factory yet if the start failed before the core's own.
    SipFactory.getInstance().resetFactory();
    StaticServiceHolder.sipStandardService = null;
    coreLog.close();
    wire = null;
    stack = null;
    application = null;
  }
}
