package org.confab.sip.container.probe;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.URI;

/**
 * Proxies to registered users; {@code fork@} goes to all users named in X-Targets, in groups with
 * {@code /} between them.
 */
@javax.servlet.sip.annotation.SipServlet(name = "proxy", loadOnStartup = 2)
public class ProxyProbe extends SipServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Bindings bindings;
  @Inject transient SipFactory factory;

  @Override
  protected void doRequest(SipServletRequest request) throws ServletException, IOException {
    if (request.getMethod().equals("CANCEL")) {
      return;
    }
    if (!request.isInitial()) {
      retarget(request);
      return;
    }
    List<List<URI>> groups = new ArrayList<>();
    String users = request.getHeader("X-Targets");
    if (users == null) {
      users = ((SipURI) request.getRequestURI()).getUser();
    }
    for (String group : users.split("/")) {
      List<URI> targets = targets(group);
      if (!targets.isEmpty()) {
        groups.add(targets);
      }
    }
    if (groups.isEmpty()) {
      request.createResponse(404).send();
      return;
    }
    Proxy proxy = request.getProxy();
    proxy.setRecordRoute(true);
    proxy.setSupervised(true);
    proxy.setParallel(true);
    proxy.setRecurse(false);
    String timer = request.getHeader("X-Timer");
    if (timer != null) {
      proxy.setProxyTimeout(Integer.parseInt(timer));
    }
    groups.forEach(proxy::createProxyBranches);
    proxy.startProxy();
  }

  private List<URI> targets(String users) throws ServletException {
    List<URI> targets = new ArrayList<>();
    for (String user : users.split(",")) {
      Optional<String> uri = bindings.uri(user);
      if (uri.isPresent()) {
        targets.add(factory.createURI(uri.get()));
      }
    }
    return targets;
  }

  private void retarget(SipServletRequest request) throws ServletException {
    if (request.getRequestURI() instanceof SipURI gruu && gruu.getParameter("opaque") != null) {
      Optional<String> uri = bindings.uri(gruu.getUser());
      if (uri.isPresent()) {
        request.setRequestURI(factory.createURI(uri.get()));
      }
    }
  }
}
