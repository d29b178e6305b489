// SPDX-License-Identifier: Apache-2.0
/** What a user would write beside a description: the classes that externs name. */
package com.acme;
