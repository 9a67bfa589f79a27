import { createHmac, hkdfSync } from 'node:crypto';
import type { CompanyContext } from '../domain/company.ts';
import type { SignInName } from '../domain/sign-in-name.ts';
import { storable } from '../domain/text.ts';
import { findCompanyBySlug } from '../persistence/company-store.ts';
import type { Database } from '../persistence/database.ts';
import { findSignInCandidate, type SignInCandidate } from '../persistence/password-store.ts';
import { findSignInCompanies, type SignInCompany } from '../persistence/sign-in-name-store.ts';

const KEY_BYTES = 32;

/** A company in which somebody may be signing in, and whom the name means there. */
export interface Door {
  readonly company: CompanyContext;
  readonly candidate: SignInCandidate | undefined;
}

/**
 * Finds out where somebody may be signing in, before it is known who they are. A name that is nobody's is answered as
 * another one of the same domain, always the same one, so that no answer tells who exists. Which one depends on a key:
 * with that known, names could be made that lie so close together that their answers differ only if one of them exists.
 */
export class SignInNames {
  readonly #key: Buffer;

  constructor(
    private readonly database: Database,
    secretKey: string,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey, '', 'leavewizard sign-in names', KEY_BYTES));
  }

  /** The companies of the name, or of the one that stands for it; five at most, and none of an unknown domain. */
  companiesOf({ domainHash, nameHash }: SignInName): Promise<SignInCompany[]> {
    const decoyHash = createHmac('sha256', this.#key).update(nameHash).digest();
    return findSignInCompanies(this.database.lookup, domainHash, nameHash, decoyHash);
  }

  /** Whom the name means in the company with this slug or, without one, in each of `companiesOf`. */
  async doorsOf(name: SignInName, companySlug: string | null | undefined): Promise<Door[]> {
    const companies = companySlug == null ? await this.companiesOf(name) : await this.#named(companySlug);
    return Promise.all(
      companies.map(async (company) => {
        const inCompany = this.database.of(company.id);
        return { company, candidate: await findSignInCandidate(inCompany, company.id, name.key, name.key) };
      }),
    );
  }

  async #named(slug: string): Promise<CompanyContext[]> {
    const company = await findCompanyBySlug(this.database.lookup, storable(slug));
    return company ? [company] : [];
  }
}
