package org.confab.sip.container.servlet;

import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.TimerService;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.annotation.ConcurrencyControlMode;
import org.mobicents.servlet.sip.core.MobicentsSipServlet;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.SipContextEvent;
import org.mobicents.servlet.sip.core.SipContextEventType;
import org.mobicents.servlet.sip.core.SipManager;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipSessionsUtil;
import org.mobicents.servlet.sip.core.session.SipSessionsUtilImpl;
import org.mobicents.servlet.sip.core.timers.ProxyTimerService;
import org.mobicents.servlet.sip.core.timers.SipApplicationSessionTimerService;
import org.mobicents.servlet.sip.core.timers.SipServletTimerService;
import org.mobicents.servlet.sip.core.timers.StandardSipApplicationSessionTimerService;
import org.mobicents.servlet.sip.core.timers.TimerServiceImpl;
import org.mobicents.servlet.sip.message.SipFactoryFacade;
import org.mobicents.servlet.sip.message.SipFactoryImpl;

/**
 * The WAR as the core sees it: its servlets, sessions, timers and locks. Everything that comes from
 * a sip.xml is fixed here, because the application is written with annotations.
 */
final class Application extends WithoutDescriptor {
  /** Minutes of a session that nobody extends (JSR 289 6.1.2.1). */
  private static final int SESSION_MINUTES = 3;

  /** Seconds of a proxy branch: timer C, more than three minutes (RFC 3261 16.6). */
  private static final int PROXY_SECONDS = 190;

  private final String name;
  private final ServletContext context;
  private final SipApplicationDispatcher dispatcher;
  private final Map<String, MobicentsSipServlet> servlets = new LinkedHashMap<>();
  private final Sessions sessions;
  private final SessionLocks locks = new SessionLocks();
  private final SipFactoryFacade factory;
  private final SipSessionsUtilImpl sessionsUtil;
  private final SipServletTimerService timers;
  private final SipApplicationSessionTimerService expiry;
  private final ProxyTimerService proxyTimers = new ProxyTimers();
  private final Listeners listeners;
  private String mainServlet = "";
  private String servletHandler = "";

  Application(
      String name,
      ServletContext context,
      SipApplicationDispatcher dispatcher,
      Executor surroundings) {
    this.listeners = new Listeners(surroundings);
    this.name = name;
    this.context = context;
    this.dispatcher = dispatcher;
    SipFactoryImpl core = (SipFactoryImpl) dispatcher.getSipFactory();
    this.sessions = new Sessions(this, core);
    this.factory = new SipFactoryFacade(core, this);
    this.sessionsUtil = new SipSessionsUtilImpl(this);
    this.timers = new TimerServiceImpl(dispatcher.getSipService(), name);
    this.expiry = new StandardSipApplicationSessionTimerService(name);
  }

  void add(ServletHandle servlet) {
    servlets.put(servlet.getName(), servlet);
    listeners.add(servlet.servlet());
  }

  void stopTimers() {
    // Unconditionally: the timer service says that it runs when it does not, and the reverse.
    timers.stop();
    expiry.stop();
    proxyTimers.stop();
  }

  @Override
  public boolean notifySipContextListeners(SipContextEvent event) {
    if (event.getEventType() == SipContextEventType.SERVLET_INITIALIZED) {
      timers.start();
      expiry.start();
      proxyTimers.start();
    }
    return true;
  }

  @Override
  public void enterSipApp(
      @Nullable MobicentsSipApplicationSession application,
      @Nullable MobicentsSipSession session,
      boolean checkIsManagedThread,
      boolean isContainerManaged) {
    if (isContainerManaged) {
      locks.enter(application);
    }
  }

  @Override
  public void exitSipApp(
      @Nullable MobicentsSipApplicationSession application, @Nullable MobicentsSipSession session) {
    locks.exit();
  }

  @Override
  public void enterSipContext() {
    Thread.currentThread().setContextClassLoader(getSipContextClassLoader());
  }

  @Override
  public void exitSipContext(ClassLoader outer) {
    Thread.currentThread().setContextClassLoader(outer);
  }

  @Override
  public ClassLoader getSipContextClassLoader() {
    return context.getClassLoader();
  }

  @Override
  public String getApplicationName() {
    return name;
  }

  @Override
  public String getApplicationNameHashed() {
    return dispatcher.getHashFromApplicationName(name);
  }

  @Override
  public Listeners getListeners() {
    return listeners;
  }

  @Override
  public boolean isMainServlet() {
    return true;
  }

  @Override
  public String getMainServlet() {
    return mainServlet;
  }

  @Override
  public void setMainServlet(String servlet) {
    mainServlet = servlet;
    servletHandler = servlet;
  }

  @Override
  public String getServletHandler() {
    return servletHandler;
  }

  @Override
  public void setServletHandler(String servlet) {
    servletHandler = servlet;
  }

  @Override
  public int getProxyTimeout() {
    return PROXY_SECONDS;
  }

  @Override
  public int getSipApplicationSessionTimeout() {
    return SESSION_MINUTES;
  }

  @Override
  public SipManager getSipManager() {
    return sessions;
  }

  @Override
  public SipApplicationDispatcher getSipApplicationDispatcher() {
    return dispatcher;
  }

  @Override
  public SipFactory getSipFactoryFacade() {
    return factory;
  }

  @Override
  public MobicentsSipSessionsUtil getSipSessionsUtil() {
    return sessionsUtil;
  }

  @Override
  public TimerService getTimerService() {
    return timers;
  }

  @Override
  public ProxyTimerService getProxyTimerService() {
    return proxyTimers;
  }

  @Override
  public SipApplicationSessionTimerService getSipApplicationSessionTimerService() {
    return expiry;
  }

  @Override
  public ConcurrencyControlMode getConcurrencyControlMode() {
    return ConcurrencyControlMode.SipApplicationSession;
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public String getPath() {
    return context.getContextPath();
  }

  @Override
  public @Nullable MobicentsSipServlet findSipServletByName(@Nullable String servlet) {
    return servlets.get(servlet);
  }

  @Override
  public @Nullable MobicentsSipServlet findSipServletByClassName(String className) {
    return servlets.values().stream()
        .filter(s -> ((ServletHandle) s).servlet().getClass().getName().equals(className))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Map<String, MobicentsSipServlet> getChildrenMap() {
    return servlets;
  }

  @Override
  public boolean authorize(MobicentsSipServletRequest request) {
    return true;
  }
}
