import type { ResourceType } from '../../src/emulator/cloudformation/resource-type.ts';
import { resourceTypes } from '../../src/emulator/cloudformation/resource-types.ts';
import { Directory } from '../../src/emulator/directory.ts';
import type { Service } from '../../src/emulator/operation.ts';
import { services } from '../../src/emulator/services.ts';

export function serviceDirectory(some: readonly Service[]): Directory<Service> {
  return Directory.of(Object.fromEntries(some.map((service) => [service.id, service])));
}

export function typeDirectory(some: readonly ResourceType[]): Directory<ResourceType> {
  return Directory.of(Object.fromEntries(some.map((type) => [type.type, type])));
}

/** Every service that is built. */
export function loadAllServices(): Promise<readonly Service[]> {
  return Promise.all(Object.values(services).map((load) => load()));
}

/** Every resource type that is built. */
export function loadAllTypes(): Promise<readonly ResourceType[]> {
  return Promise.all(Object.values(resourceTypes).map((load) => load()));
}
