package org.confab.sip.container.probe;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.SipEdge;

/** Answers SUBSCRIBE and sends two notifications: BENOTIFY where the client can, else NOTIFY. */
@javax.servlet.sip.annotation.SipServlet(name = "subscription", loadOnStartup = 2)
public class SubscriptionProbe extends SipServlet {
  private static final long serialVersionUID = 1L;

  /** What was answered to notices. */
  public static final BlockingQueue<Integer> ANSWERS = new LinkedBlockingQueue<>();

  @Override
  protected void doSubscribe(SipServletRequest request) throws ServletException, IOException {
    request.getApplicationSession().setExpires(60);
    SipServletResponse response = request.createResponse(200);
    response.setHeader("Expires", "600");
    response.send();
    String method =
        String.valueOf(request.getHeader("Proxy-Require")).contains("benotify")
            ? "BENOTIFY"
            : "NOTIFY";
    for (int i = 0; i < 2; i++) {
      notify(request, method, "n" + i);
    }
  }

  /** Refuses it; what is sent afterwards is for the subscriber. */
  @Override
  protected void doInfo(SipServletRequest request) throws ServletException, IOException {
    request.createResponse(403).send();
    notify(request, "BENOTIFY", "later");
  }

  private static void notify(SipServletRequest request, String method, String body)
      throws IOException {
    if (request.getHeader("X-Outlet") != null) {
      DialogOutlet outlet = (DialogOutlet) request.getSession().getAttribute(SipEdge.OUTLET);
      outlet.send(
          new DialogOutlet.Notice(
              method, "Event: e\r\n", "text/plain", body.getBytes(StandardCharsets.UTF_8)),
          ANSWERS::add);
      return;
    }
    SipServletRequest notify = request.getSession().createRequest(method);
    notify.setHeader("Event", "e");
    notify.setHeader("Subscription-State", "active;expires=600");
    notify.setContent(body.getBytes(StandardCharsets.UTF_8), "text/plain");
    notify.send();
  }
}
