import { defineEntity, p } from '@mikro-orm/core';

/** Calls of identity providers: written many at once, and never changed (docs/adr/0025). */
export const ProvisioningCallSchema = defineEntity({
  name: 'ProvisioningCall',
  tableName: 'provisioning_call',
  indexes: [
    { name: 'provisioning_call_request_index', properties: ['companyId', 'requestId'] },
    {
      name: 'provisioning_call_resource_index',
      properties: ['companyId', 'resourceId', 'id'],
      where: 'resource_id is not null',
    },
    { name: 'provisioning_call_trouble_index', properties: ['companyId', 'id'], where: "outcome <> 'SUCCESS'" },
  ],
  properties: {
    companyId: p.uuid().primary(),
    id: p.uuid().primary(),
    requestId: p.text(),
    occurredAt: p.datetime(3),
    method: p.text(),
    path: p.text(),
    kind: p.text(),
    outcome: p.text(),
    client: p.text(),
    clientId: p.uuid().nullable(),
    userAgent: p.text().nullable(),
    status: p.integer(),
    scimType: p.text().nullable(),
    durationMs: p.float(),
    resourceId: p.uuid().nullable(),
    resourceName: p.text().nullable(),
    requestBody: p.text().nullable(),
    requestCut: p.boolean().default(false),
    responseBody: p.text().nullable(),
    responseCut: p.boolean().default(false),
  },
});

/** How often each client called in each minute. */
export const ProvisioningMinuteSchema = defineEntity({
  name: 'ProvisioningMinute',
  tableName: 'provisioning_minute',
  properties: {
    companyId: p.uuid().primary(),
    minute: p.datetime(3).primary(),
    client: p.text().primary(),
    /** Of the first call; names the run that begins with it. */
    id: p.uuid(),
    calls: p.integer(),
    changes: p.integer(),
    refusals: p.integer(),
    firstAt: p.datetime(3),
    lastAt: p.datetime(3),
    lastSuccessAt: p.datetime(3).nullable(),
  },
});
