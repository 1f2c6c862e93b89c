package org.confab.sip.container.servlet;

import gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer;
import java.util.Properties;
import org.confab.sip.container.stack.FlowProcessorFactory;
import org.confab.sip.container.stack.FlowRouter;
import org.confab.sip.container.stack.StackLog;

/** The configuration of the JAIN SIP stack, each with its reason. */
final class StackProperties {
  private static final String NIST = "gov.nist.javax.sip.";

  private StackProperties() {}

  static Properties of(String name) {
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
    // One scheduled pool instead of a Timer thread: a large effect on CPU per transaction.
    p.setProperty(NIST + "TIMER_CLASS_NAME", ScheduledExecutorSipTimer.class.getName());
    p.setProperty(NIST + "STACK_LOGGER", StackLog.class.getName());
    p.setProperty(NIST + "TRACE_LEVEL", "NONE");
    p.setProperty(NIST + "LOG_MESSAGE_CONTENT", "false");
    p.setProperty("org.mobicents.ha.javax.sip.REPLICATION_STRATEGY", "None");
    return p;
  }
}
