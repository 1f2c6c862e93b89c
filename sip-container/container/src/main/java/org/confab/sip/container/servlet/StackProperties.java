package org.confab.sip.container.servlet;

import java.util.Properties;
import org.confab.sip.container.stack.FlowProcessorFactory;
import org.confab.sip.container.stack.FlowRouter;
import org.confab.sip.container.stack.StackLog;
import org.confab.sip.container.stack.WheelTimer;

/** The configuration of the JAIN SIP stack, each with its reason. */
final class StackProperties {
  private static final String NIST = "gov.nist.javax.sip.";

  /**
   * How long an INVITE that was answered is kept. Over UDP it takes what its sender repeats because
   * he has heard nothing yet: nearly all of it comes after 0.5 or 1.5 seconds (RFC 3261 17.1.1.2).
   * With all its messages each is 45 KB, so the stack's own 8 seconds fill the heap when there are
   * hundreds of calls a second.
   */
  private static final int LINGER_SECONDS = 2;

  private StackProperties() {}

  /** With the T1 of so many milliseconds, of which a tick of the timers is a tenth. */
  static Properties of(String name, int t1) {
    Properties p = new Properties();
    p.setProperty("javax.sip.STACK_NAME", name);
    // The Mobicents core keeps the dialogs itself and counts on these.
    p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    p.setProperty(NIST + "LOOSE_DIALOG_VALIDATION", "true");
    p.setProperty(NIST + "PASS_INVITE_NON_2XX_ACK_TO_LISTENER", "true");
    p.setProperty(NIST + "DELIVER_UNSOLICITED_NOTIFY", "true");
    p.setProperty(NIST + "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    p.setProperty(NIST + "MAX_FORK_TIME_SECONDS", "0");
    // Messages are processed on the flow's own worker, through to the servlet.
    p.setProperty(NIST + "REENTRANT_LISTENER", "true");
    // Our transport and routing.
    p.setProperty(NIST + "MESSAGE_PROCESSOR_FACTORY", FlowProcessorFactory.class.getName());
    p.setProperty("javax.sip.ROUTER_PATH", FlowRouter.class.getName());
    p.setProperty("javax.sip.USE_ROUTER_FOR_ALL_URIS", "true");
    // Timers on a wheel instead of a Timer thread: a large effect on CPU per transaction.
    p.setProperty(NIST + "TIMER_CLASS_NAME", WheelTimer.class.getName());
    p.setProperty(WheelTimer.TICK, Integer.toString(Math.max(1, t1 / 10)));
    p.setProperty(NIST + "LINGER_TIMER", Integer.toString(LINGER_SECONDS));
    p.setProperty(NIST + "STACK_LOGGER", StackLog.class.getName());
    p.setProperty(NIST + "TRACE_LEVEL", "NONE");
    p.setProperty(NIST + "LOG_MESSAGE_CONTENT", "false");
    p.setProperty("org.mobicents.ha.javax.sip.REPLICATION_STRATEGY", "None");
    return p;
  }
}
