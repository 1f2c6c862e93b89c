package org.confab.sip.container.servlet;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.MobicentsSipServlet;

/** A SIP servlet of the WAR. Every call of it is made inside the WAR's context. */
final class ServletHandle implements MobicentsSipServlet, ServletConfig {
  private static final System.Logger LOG = System.getLogger(ServletHandle.class.getName());

  private final String name;
  private final int loadOnStartup;
  private final Servlet servlet;
  private final ServletContext context;
  private final Executor surroundings;

  ServletHandle(
      String name,
      int loadOnStartup,
      Servlet servlet,
      ServletContext context,
      Executor surroundings) {
    this.name = name;
    this.loadOnStartup = loadOnStartup;
    this.servlet = servlet;
    this.context = context;
    this.surroundings = surroundings;
  }

  void init() throws ServletException {
    servlet.init(this);
  }

  void destroy() {
    surroundings.execute(servlet::destroy);
  }

  /** The servlet itself. */
  Servlet servlet() {
    return servlet;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getLoadOnStartup() {
    return loadOnStartup;
  }

  @Override
  public boolean isUnavailable() {
    return false;
  }

  @Override
  public Servlet allocate() {
    return new Surrounded();
  }

  @Override
  public void deallocate(Servlet allocated) {}

  @Override
  public String getServletName() {
    return name;
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public @Nullable String getInitParameter(String parameter) {
    return null;
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.emptyEnumeration();
  }

  /** What the core calls in the servlet's place. */
  private final class Surrounded implements Servlet {
    @Override
    public void service(@Nullable ServletRequest request, @Nullable ServletResponse response)
        throws ServletException, IOException {
      Exception[] failed = new Exception[1];
      surroundings.execute(
          () -> {
            try {
              servlet.service(request, response);
            } catch (ServletException | IOException e) {
              LOG.log(System.Logger.Level.ERROR, "servlet " + name + " failed", e);
              failed[0] = e;
            } catch (RuntimeException e) {
              LOG.log(System.Logger.Level.ERROR, "servlet " + name + " failed", e);
              throw e;
            }
          });
      if (failed[0] instanceof ServletException e) {
        throw e;
      }
      if (failed[0] instanceof IOException e) {
        throw e;
      }
    }

    @Override
    public void init(ServletConfig config) {}

    @Override
    public ServletConfig getServletConfig() {
      return ServletHandle.this;
    }

    @Override
    public String getServletInfo() {
      return name;
    }

    @Override
    public void destroy() {}
  }
}
