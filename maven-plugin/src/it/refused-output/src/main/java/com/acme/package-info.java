// SPDX-License-Identifier: Apache-2.0
/** What somebody wrote by hand where the plugin is told to generate: it must stay. */
package com.acme;
