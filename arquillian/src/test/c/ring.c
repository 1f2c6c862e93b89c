/* sipeclient: libpurple's output ring grows by 256 bytes. When what was written ends exactly at the
 * ring's end and is all sent, its two ends point to different places: the next message goes out as
 * old bytes and rubbish. A first REGISTER of 768 bytes, which depends on the random tag, is enough.
 * A ring that is never filled to its end does not get there.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "sipeclient.h"

#include <dlfcn.h>

enum { RING_BYTES = 4 * 1024 * 1024 };

PurpleCircBuffer *purple_circ_buffer_new(gsize growsize)
{
	PurpleCircBuffer *(*library)(gsize) = dlsym(RTLD_NEXT, "purple_circ_buffer_new");

	return library(MAX(growsize, RING_BYTES));
}
